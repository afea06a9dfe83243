// Seals a whole concern: the keys, the grants, the signatures and every body. Nothing here looks at the page.
import { newIdentity, recipientOf } from "./age.js";
import { grant, pad, read, recovery, sealUp } from "./bodies.js";
import { base64, fromBase64, hex, random, utf8, uuid } from "./bytes.js";

const CONFIDENTIAL = "confidential";
const NAMED = "named";

export class Changed extends Error {}

// Everything that is drawn by chance, once for a concern: pressing "Send" twice sends it once.
export async function begin() {
  const names = ["concern", "compartment", "listed", "routed", "entry", "written", "identity", "identity_listed"];
  const ids = Object.fromEntries([...names, "name"].map((each) => [each, uuid()]));
  return { ids, seed: hex(random(32)), place: await newIdentity(), namePlace: await newIdentity() };
}

// What the server must know in the clear: which posts are named and struck, ids and public halves.
export function outlineOf(begun, receipt, answers, struck, alone) {
  const { concern, compartment, listed, routed, entry, written, identity, identity_listed } = begun.ids;
  const named = answers.identity ? { identity, identity_listed, alone } : {};
  return {
    concern, compartment, listed, routed, entry, written, struck, ...named,
    lookup: hex(receipt.lookup),
    recipient: receipt.recipient,
    verify_key: hex(receipt.verifyKey),
    posts: answers.posts,
    somebody_else: answers.somebodyElse,
    does_not_know: answers.doesNotKnow,
    files: answers.files.length,
    seed: begun.seed,
  };
}

// A name in confidence stays with its reporter where nobody could be the second of the two who open it.
export const staysAlone = (answers, told) =>
  Boolean(answers.identity) && answers.known_as !== NAMED && told.second_keepers.length === 0;

// The server composed these texts. We sign them only if they say what we asked for, and no more.
function checked(told, outline, shown) {
  const texts = Object.fromEntries(
    ["listed", "routed", "entry", "identity_listed"]
      .filter((each) => told[each])
      .map((each) => [each, fromBase64(told[each])]),
  );
  const expected = new Set([outline.recipient, ...told.holders.map((each) => each.recipient)]);
  for (const [name, signed] of Object.entries(texts)) {
    const { header, attachment } = read(signed);
    const kind = { routed: "concern", entry: "entry" }[name] ?? "holders";
    const place = name === "identity_listed" ? outline.identity : outline.compartment;
    const isOurs = header.kind === kind && header.body === outline[name] && header.compartment === place;
    if (!isOurs || header.author !== outline.concern || attachment.length) throw new Changed();
    if (kind === "holders" && header.content.holders.some((each) => !expected.has(each.recipient))) throw new Changed();
    if (kind === "concern" && !sameChoices(header.content, outline)) throw new Changed();
  }
  if (told.holders.some((each) => !shown.has(each.title))) throw new Changed();
  return texts;
}

function sameChoices(content, outline) {
  const same = (one, other) => JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
  return (
    same(content.named_posts, outline.posts) && same(content.struck, outline.struck) &&
    content.written === outline.written && content.reporter.recipient === outline.recipient
  );
}

export async function sealConcern({ begun, receipt, answers, outline, told, shown }) {
  const texts = checked(told, outline, shown);
  const day = read(texts.listed).header.day;
  const recipients = [receipt.recipient, ...told.holders.map((each) => each.recipient)];
  const header = (place, body, sequence, kind, content) =>
    ({ compartment: place, body, author: outline.concern, sequence, kind, day, content });
  const place = await opened(begun.place, recipients, told.keepers, receipt.sign(texts.listed));
  const written = { words: answers.words, risk: answers.risk, known_as: answers.known_as };
  const sealed = {
    outline,
    place,
    routed: base64(receipt.sign(texts.routed)),
    entry: base64(receipt.sign(texts.entry)),
    written: base64(
      await sealUp(header(outline.compartment, outline.written, 3, "written", written), receipt, place.recipient),
    ),
    files: answers.files.map(uuid),
  };
  if (answers.identity) {
    const readers = outline.alone ? [receipt.recipient] : recipients;
    sealed.name_place = await opened(begun.namePlace, readers, [], receipt.sign(texts.identity_listed));
    const content = await nameAsKept(answers, outline, told);
    const name = header(outline.identity, begun.ids.name, 2, "identity", content);
    sealed.name = { id: begun.ids.name, sealed: base64(await sealUp(name, receipt, sealed.name_place.recipient)) };
  }
  const body = new FormData();
  body.append("sealed", JSON.stringify(sealed));
  for (const [at, file] of answers.files.entries()) {
    const said = header(outline.compartment, sealed.files[at], 4 + at, "file", { name: cleanName(file.name) });
    const content = new Uint8Array(await file.arrayBuffer());
    body.append(`file-${at}`, new Blob([await sealUp(said, receipt, place.recipient, content)]), "sealed");
  }
  return body;
}

// A name as it may be shown and offered again: no path, nothing invisible, nothing that turns the writing round.
export function cleanName(name) {
  const last = name.normalize("NFC").split(/[\\/]/).at(-1);
  return last.replace(/[\p{C}\p{Z}<>:"|?*]+/gu, " ").trim().slice(-120);
}

async function opened(identity, recipients, keepers, signature) {
  return {
    recipient: await recipientOf(identity),
    grants: base64(await grant(identity, recipients)),
    recovery: base64(await recovery(identity, keepers)),
    listed: base64(signature),
  };
}

// Somebody in confidence is sealed to second keepers first: the same as `concerns/identity.py`.
async function nameAsKept(answers, outline, told) {
  if (answers.known_as !== CONFIDENTIAL || !told.second_keepers.length) return { words: answers.identity };
  const inner = utf8(JSON.stringify({ reporter: outline.concern, words: answers.identity }));
  const keepers = told.second_keepers.map((each) => each.recipient);
  return { inner: base64(await grant(pad(inner), keepers)), keepers: told.second_keepers.map((each) => each.id) };
}

