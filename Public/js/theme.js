// The theme changes at once; the server is told behind it, and remembers.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!("themeForm" in form.dataset)) return;
  event.preventDefault();
  const theme = event.submitter?.value ?? "auto";
  document.documentElement.dataset.theme = theme;
  const body = new URLSearchParams(new FormData(form, event.submitter));
  body.set("key", `${body.get("key")}${Date.now().toString(36)}`);
  fetch(form.getAttribute("action"), { method: "POST", body }).catch(() => {});
  form.dispatchEvent(new CustomEvent("portico:answered", { bubbles: true }));
});
