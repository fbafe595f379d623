// Chosen files are sent at once, with the part of all that has gone shown, by the same form and button as without this
// script; only the list of files is taken from the answer, so that nothing typed moves.
export function sendFiles({ target }) {
  const part = target.closest?.("[data-staged]");
  if (!part || target.type !== "file" || target.files.length === 0) return;
  const button = part.querySelector("button[value=add]");
  const note = part.querySelector("[data-progress]");
  const say = (text) => Object.assign(note, { textContent: text, hidden: false });
  const request = new XMLHttpRequest();
  // A form that is sent meanwhile would leave the files behind.
  const wait = (event) => event.preventDefault();
  const { form } = target;
  const body = new FormData(form, button);
  // Longer texts of other fields need not travel twice; the token, the form's name and the files do.
  for (const area of form.querySelectorAll("textarea[name]")) body.set(area.name, "");

  request.upload.addEventListener("progress", ({ loaded, total }) =>
    say(note.dataset.progress.replace("{0}", String(Math.floor((100 * loaded) / total)))));
  request.addEventListener("loadend", () => {
    form.removeEventListener("submit", wait);
    const fresh = new DOMParser().parseFromString(request.responseText ?? "", "text/html").getElementById(part.id);
    if (request.status !== 200 || !fresh) {
      target.disabled = false;
      say(note.dataset.failed);
      return;
    }
    part.replaceWith(fresh);
    fresh.querySelector("input[type=file]")?.focus();
  });
  form.addEventListener("submit", wait);
  request.open("POST", form.action);
  request.send(body);
  target.disabled = true;
}
