import { sendFiles } from "./files.js";
import { Button, CharacterCount, ErrorSummary, Radios, SkipLink, createAll } from "govuk-frontend";

document.addEventListener("change", sendFiles);

// Every page works without this script; with it, texts are counted while typed, a double click sends a form once, and
// errors take the focus.
const parts = [Button, CharacterCount, ErrorSummary, Radios, SkipLink];
const awake = new WeakSet();

function wake() {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  for (const element of document.querySelectorAll("[data-module]")) {
    let fresh = element;
    if (awake.has(element)) {
      // Enhanced navigation kept the element but took away what its part had added: start it anew, without old listeners.
      fresh = element.cloneNode(true);
      element.replaceWith(fresh);
    }
    awake.add(fresh);
  }
  for (const part of parts) createAll(part, part === Button ? { preventDoubleClick: true } : undefined);
}

// On a phone the sections are folded behind one button.
function foldSections() {
  const button = document.querySelector(".site-nav__toggle[hidden]");
  if (!button) return;
  button.hidden = false;
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () =>
    button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") === "false")));
}

let shown = location.pathname;

function arrive() {
  wake();
  foldSections();
  // The page changed without a load: its heading takes the focus, so that screen readers say where we are.
  if (location.pathname !== shown) document.querySelector("h1[tabindex]")?.focus();
  shown = location.pathname;
}

wake();
foldSections();
window.Blazor?.addEventListener("enhancedload", arrive);
