// Begins where a page says that it can: `data-sealed` holds the address of what the script needs.
import { takeOver } from "./asking.js";
import { ask, sayWhichPromise } from "./page.js";
import { offerToOpen } from "./returning.js";

const WAYS = { ask: takeOver, return: offerToOpen };

async function begin() {
  const sign = document.querySelector("[data-sealed]");
  // Without a safe connection a browser offers no keys; then the plain page goes on as it is.
  if (!sign || !window.isSecureContext || !crypto.subtle) return;
  await WAYS[sign.dataset.way](await ask(sign.dataset.sealed));
  sayWhichPromise();
}

begin().catch(() => {});
