// Bytes as text and back, and chance.

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder("utf-8", { fatal: true });

export const utf8 = (text) => ENCODER.encode(text);
export const text = (bytes) => DECODER.decode(bytes);

export function join(...parts) {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export function base64(bytes) {
  let letters = "";
  // In pieces: a browser takes only so many arguments at once.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    letters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(letters);
}

export const fromBase64 = (letters) => Uint8Array.from(atob(letters), (each) => each.charCodeAt(0));

export const hex = (bytes) => Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");

export const fromHex = (digits) => Uint8Array.from(digits.match(/../g) ?? [], (each) => parseInt(each, 16));

export const equal = (one, other) =>
  one.length === other.length && one.every((each, at) => each === other[at]);

export const random = (count) => crypto.getRandomValues(new Uint8Array(count));

// A whole number from 0 to `below` - 1, each as likely as the others. `below` is at most 65,536.
export function draw(below) {
  const fair = 65536 - (65536 % below);
  for (;;) {
    const [found] = crypto.getRandomValues(new Uint16Array(1));
    if (found < fair) return found % below;
  }
}

export function shuffled(things) {
  const mixed = [...things];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = draw(last + 1);
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}

export function uuid() {
  const bytes = random(16);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = hex(bytes);
  return [8, 12, 16, 20, 32].map((end, at) => digits.slice([0, 8, 12, 16, 20][at], end)).join("-");
}
