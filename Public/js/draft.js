// Long forms keep what was typed on this device until they are sent, or somebody signs out.
//   <form data-draft="ticket:new:user_01…"> … <span data-draft-note hidden>Your draft from before is here.</span>
const prefix = "draft:";
const skipped = ["password", "file", "hidden", "submit"];
const fields = (form) =>
  [...form.elements].filter((field) => field.name && "value" in field && !skipped.includes(field.type));

function keep(form) {
  const values = fields(form).map(({ name, type, value, checked }) => [name, value, /box|radio/.test(type) && checked]);
  try {
    localStorage.setItem(prefix + form.dataset.draft, JSON.stringify({ at: Date.now(), values }));
  } catch {
    // Full or forbidden: the form works without.
  }
}

function restore(form) {
  const kept = localStorage.getItem(prefix + form.dataset.draft);
  // What the server sends back with errors is newer than any draft.
  if (!kept || form.querySelector("[aria-invalid=true]")) return;
  const { at, values } = JSON.parse(kept);
  if (Date.now() - at > 30 * 86_400_000) return localStorage.removeItem(prefix + form.dataset.draft);
  const all = fields(form);
  values.forEach(([name, value, checked], index) => {
    const field = all[index];
    if (field?.name !== name) return;
    if (/box|radio/.test(field.type)) field.checked = checked;
    else field.value = value;
  });
  form.querySelector("[data-draft-note]")?.removeAttribute("hidden");
}

const timers = new WeakMap();
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.dataset.draft) return;
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => keep(form), 400));
});

document.addEventListener("submit", ({ target: form }) => {
  if (form.dataset.draft) {
    clearTimeout(timers.get(form));
    localStorage.removeItem(prefix + form.dataset.draft);
  }
});

for (const form of document.querySelectorAll("form[data-draft]")) {
  try {
    restore(form);
  } catch {
    // A draft that cannot be read is none.
  }
}
