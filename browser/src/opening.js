// Which opened bodies are believed: the same as `vault/believing.py`, in the reporter's own browser.
import { recipientOf, unseal } from "./age.js";
import { digestOf, openUp } from "./bodies.js";
import { fromBase64, fromHex, text } from "./bytes.js";
import { isSigned } from "./receipt.js";

const HOLDERS = "holders";

// Everything in one compartment, in the order of sealing; and whether something there is not as it was sealed.
export async function openPlace(place, receipt) {
  const identity = text(await unseal(fromBase64(place.grants), receipt.identity));
  if ((await recipientOf(identity)) !== place.recipient) throw new Error("These grants are of another compartment.");
  const found = await Promise.all(place.bodies.map((each) => opened(each, place, identity)));
  const kept = found.filter((each) => each === "kept back").length;
  const whole = found.filter((each) => each?.header);
  const withNumber = (number) => whole.filter((each) => each.header.sequence === number);
  const alone = whole.filter((each) => withNumber(each.header.sequence).length === 1);
  alone.sort((one, other) => one.header.sequence - other.header.sequence);
  const lists = believedLists(alone.filter((each) => each.header.kind === HOLDERS), place.version);
  const bodies = alone.filter((each) => each.header.kind !== HOLDERS && isProved(each, lists));
  return { bodies, doubted: bodies.length + lists.length + kept < place.bodies.length, files: kept };
}

async function opened(line, place, identity) {
  if (line.blob === null) return "kept back";
  const blob = fromBase64(line.blob);
  try {
    if (digestOf(blob) !== line.digest) return null;
    const found = await openUp(blob, identity);
    const { header } = found;
    const inPlace = header.body === line.id && header.compartment === place.id;
    return inPlace && (header.kind === HOLDERS) === line.lists_holders ? found : null;
  } catch {
    return null;
  }
}

// The lists of holders, oldest first. None is believed where one of them is missing.
function believedLists(found, version) {
  const lists = [];
  for (const each of found) {
    const holders = new Map(each.header.content.holders.map((one) => [one.id, one]));
    const author = (lists.at(-1)?.holders ?? holders).get(each.header.author);
    if (each.header.content.version !== lists.length + 1 || !isBy(each, author)) return [];
    lists.push({ since: each.header.sequence, holders });
  }
  return lists.length === version ? lists : [];
}

function isProved(found, lists) {
  const inForce = lists.filter((each) => each.since < found.header.sequence).at(-1);
  return isBy(found, inForce?.holders.get(found.header.author));
}

const isBy = (found, holder) =>
  holder !== undefined && isSigned(found.signed, found.signature, fromHex(holder.verify_key));
