// Seven words, and the keys that they make: the same as `vault/receipts.py`, byte for byte.
import { ed25519 } from "@noble/curves/ed25519.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bech32 } from "@scure/base";

import { recipientOf } from "./age.js";
import { draw, utf8 } from "./bytes.js";

const WORDS = 7;

export const drawWords = (list) => Array.from({ length: WORDS }, () => list[draw(list.length)]).join(" ");

// The same words whatever case, spacing, commas, line breaks or dashes were typed.
export function normalise(typed) {
  return typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212\ufe58\uff0d]/g, "-")
    .replace(/[^\p{L}\p{N}_-]+/gu, " ")
    .trim();
}

// Words as people copy them from paper, with numbers before them and dashes between them: as `typed_words.py`.
export function asPrinted(typed, list) {
  const known = new Set(list);
  const found = normalise(typed.replace(/[\u00ad_]/g, "-").replace(/\p{Cf}/gu, "")).split(" ");
  return found.filter((each) => !/^\p{Nd}+$/u.test(each)).flatMap((each) => parts(each, known)).join(" ");
}

// Some words of the list have a dash themselves, so the longest that fits comes first.
function parts(word, known) {
  const pieces = word.split("-").filter(Boolean);
  const found = [];
  while (pieces.length) {
    let taken = pieces.length;
    while (taken && !known.has(pieces.slice(0, taken).join("-"))) taken -= 1;
    // What is not in the list stands alone: words of earlier receipts that are not drawn any more.
    found.push(pieces.splice(0, taken || 1).join("-"));
  }
  return found;
}

export async function derive(words, salt) {
  const made = hkdf(sha256, utf8(normalise(words)), utf8(salt), utf8("upheld/receipt/v1"), 96);
  const [key, secret, seed] = [made.subarray(0, 32), made.subarray(32, 64), made.subarray(64)];
  const identity = bech32.encodeFromBytes("AGE-SECRET-KEY-", secret).toUpperCase();
  return {
    key,
    lookup: sha256(key),
    identity,
    recipient: await recipientOf(identity),
    verifyKey: ed25519.getPublicKey(seed),
    sign: (data) => ed25519.sign(data, seed),
  };
}

export const isSigned = (data, signature, verifyKey) => {
  try {
    return ed25519.verify(signature, data, verifyKey);
  } catch {
    return false;
  }
};
