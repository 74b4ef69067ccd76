// The theme changes at once; the server is told behind it, and remembers.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!("themeForm" in form.dataset)) return;
  event.preventDefault();
  const theme = event.submitter?.value ?? "";
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(new FormData(form, event.submitter)) }).catch(() => {});
  form.dispatchEvent(new CustomEvent("portico:answered", { bubbles: true }));
});
