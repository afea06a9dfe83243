// Compiles the styles and copies the one script of GOV.UK Frontend into the folder that Upheld serves.
// Nothing here runs on a server: the results are committed.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { compile, NodePackageImporter } from "sass";

const served = new URL("../src/upheld/web/static/", import.meta.url);
const banner = {
  upheld: "GOV.UK Frontend 6.3.0 (MIT), with Upheld's theme. Made by `make css`; change styles/ instead.",
  moj: "MoJ Frontend 11.1.0 (MIT). Made by `make css`; change styles/ instead.",
};

for (const folder of ["css/", "js/"]) mkdirSync(new URL(folder, served), { recursive: true });

for (const [name, words] of Object.entries(banner)) {
  const { css } = compile(`${name}.scss`, {
    style: "compressed",
    sourceMap: false,
    importers: [new NodePackageImporter()],
    loadPaths: ["."],
    quietDeps: true,
  });
  // A picture here is the crown's crest, or an icon for a script of MoJ's that we do not use. An address that
  // is left would make the page ask for something that we do not serve.
  const neutral = css.replace(/[a-z-]+:[^;{}]*url\("?\.\/images\/[^;{}]*;?/g, "");
  const addresses = neutral.match(/url\([^)]*\)/g) ?? [];
  const outside = addresses.filter((address) => !address.startsWith('url("data:'));
  if (outside.length) throw new Error(`${name}.css asks for ${outside.join(", ")}`);
  writeFileSync(new URL(`css/${name}.css`, served), `/* ${words} */\n${neutral.trim()}\n`);
}

// The comment names a source map that is not served, and Django's hashed storage stops at such a name.
const script = readFileSync("node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js", "utf8");
writeFileSync(
  new URL("js/govuk-frontend.min.js", served),
  `/* GOV.UK Frontend 6.3.0 (MIT, Crown Copyright, Government Digital Service) */\n${script.replace(/\/\/# sourceMappingURL=\S*\s*$/, "\n")}`,
);
