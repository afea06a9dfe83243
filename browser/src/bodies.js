// A sealed body: the same as `vault/bodies.py` and `kernel/sealing.py`, so that either side reads the other's.
//
//     age(pad(64 bytes of signature ‖ "upheld/body/v1\n" ‖ 4 bytes of length ‖ JSON ‖ attachment))
import { sha256 } from "@noble/hashes/sha2.js";

import { seal, stranger, unseal } from "./age.js";
import { base64, hex, join, text, utf8 } from "./bytes.js";

const BUCKET = 8192;
const MAGIC = utf8("upheld/body/v1\n");
const SIGNATURE = 64;
const STANZAS = 8;

export function pad(plain) {
  const framed = new Uint8Array(Math.ceil((8 + plain.length) / BUCKET) * BUCKET);
  new DataView(framed.buffer).setBigUint64(0, BigInt(plain.length));
  framed.set(plain, 8);
  return framed;
}

export function unpad(padded) {
  const length = Number(new DataView(padded.buffer, padded.byteOffset).getBigUint64(0));
  if (padded.length % BUCKET || length > padded.length - 8) throw new Error("This is not a padded body.");
  return padded.subarray(8, 8 + length);
}

// What a body's author signs.
export function toSign(header, attachment = new Uint8Array()) {
  const said = utf8(JSON.stringify({ ...header, version: 1 }));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, said.length);
  return join(MAGIC, length, said, attachment);
}

export async function sealUp(header, receipt, recipient, attachment) {
  const signed = toSign(header, attachment);
  return seal(pad(join(receipt.sign(signed), signed)), [recipient]);
}

// The header and the attachment of signed bytes, ours or the server's.
export function read(signed) {
  if (!MAGIC.every((each, at) => signed[at] === each)) throw new Error("This is not a sealed body.");
  const start = MAGIC.length + 4;
  const end = start + new DataView(signed.buffer, signed.byteOffset + MAGIC.length).getUint32(0);
  const header = JSON.parse(text(signed.subarray(start, end)));
  if (header.version !== 1) throw new Error("This body has a version that we do not know.");
  return { header, attachment: signed.subarray(end) };
}

export async function openUp(blob, identity) {
  const plain = unpad(await unseal(blob, identity));
  const signed = plain.subarray(SIGNATURE);
  return { ...read(signed), signed, signature: plain.subarray(0, SIGNATURE) };
}

export const digestOf = (blob) => hex(sha256(blob));

// The age file that holds a compartment's private half: always eight stanzas, which name nobody.
export async function grant(identity, recipients) {
  const strangers = await Promise.all(Array.from({ length: STANZAS - recipients.length }, stranger));
  return seal(identity, [...recipients, ...strangers]);
}

// Any two of three keepers open it; without keepers it is sealed to strangers and looks the same.
export async function recovery(identity, keepers) {
  const three = keepers.length ? keepers : await Promise.all([stranger(), stranger(), stranger()]);
  const pairs = [[0, 1], [0, 2], [1, 2]];
  const nested = await Promise.all(
    pairs.map(async ([outer, inner]) => seal(await seal(identity, [three[inner]]), [three[outer]])),
  );
  return utf8(JSON.stringify(nested.map(base64).sort()));
}
