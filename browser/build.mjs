// Makes the one script that seals a concern in the reporter's own browser, and the list of words beside it.
// The same sources and the same lock give the same bytes; docs/browser-sealing.md says which.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const served = new URL(process.env.UPHELD_BUNDLE_INTO ?? "../src/upheld/web/static/js/", import.meta.url);
mkdirSync(served, { recursive: true });

const { version } = JSON.parse(readFileSync("node_modules/age-encryption/package.json", "utf8"));
const made = await build({
  entryPoints: ["src/main.js"],
  bundle: true,
  format: "esm",
  target: ["es2022"],
  minify: true,
  charset: "utf8",
  legalComments: "none",
  write: false,
  banner: {
    js: `/* Seals a concern in the reporter's own browser. Sources: browser/ (EUPL-1.2). With age-encryption ${version} (BSD-3-Clause) and noble and scure (MIT). Terms: sealed-licences.txt. Made by \`make browser\`. */`,
  },
});
const [{ contents }] = made.outputFiles;
writeFileSync(new URL("sealed.js", served), contents);

// The words that are drawn: the whole list without those that nobody should have to copy out.
const listed = (name) => readFileSync(`../src/upheld/vault/data/${name}.txt`, "utf8").split(/\s+/).filter(Boolean);
const never = new Set(listed("never_drawn"));
const drawn = listed("eff_large_wordlist").filter((each) => !never.has(each));
writeFileSync(new URL("words.txt", served), `${drawn.join("\n")}\n`);

// Who wrote what is in the bundle, and under which terms: they ask that it stands beside every copy.
const theirs = ["age-encryption", "@noble/ciphers", "@noble/curves", "@noble/hashes", "@noble/post-quantum", "@scure/base"];
const licences = theirs.map((name) => {
  const folder = `node_modules/${name}`;
  const { version: number, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  return `${name} ${number} (${license})\n\n${readFileSync(`${folder}/LICENSE`, "utf8").trim()}\n`;
});
writeFileSync(new URL("sealed-licences.txt", served), licences.join(`\n${"-".repeat(80)}\n\n`));
console.log(`sealed.js ${createHash("sha256").update(contents).digest("hex")} (${contents.length} bytes)`);
