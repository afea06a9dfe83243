// age files: sealed to somebody's key, and nothing else. We write no cryptography: `age-encryption` does it all.
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";

import { draw, random, shuffled } from "./bytes.js";

export const newIdentity = generateX25519Identity;
export const recipientOf = identityToRecipient;

// A recipient whose identity nobody holds, to fill up a fixed number of stanzas.
export const stranger = async () => recipientOf(await newIdentity());

export async function seal(plain, recipients) {
  const sealer = new Encrypter();
  for (const each of shuffled(recipients)) sealer.addRecipient(each);
  sealer.addRecipient(NOISE);
  return sealer.encrypt(plain);
}

export async function unseal(sealed, identity) {
  const opener = new Decrypter();
  opener.addIdentity(identity);
  return opener.decrypt(sealed);
}

// The server's library ends each header with a stanza of noise. With the same here, a reader of the database
// cannot tell at a glance what was sealed in a browser.
const NOISE = {
  wrapFileKey() {
    const arguments_ = Array.from({ length: draw(5) }, letters);
    return [{ args: [`${letters()}-grease`, ...arguments_], body: random(draw(100)) }];
  },
};

function letters() {
  return String.fromCharCode(...Array.from({ length: 1 + draw(8) }, () => 33 + draw(94)));
}

