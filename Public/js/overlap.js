// While one types who it is, the page says whether somebody was first.
//   <form data-check="/leads/check"> … <div id="verdict" role="status">
const asked = ["company", "name", "email", "phone", "website"];
let timer;

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.dataset.check || !asked.includes(event.target.name)) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!form.isConnected) return;
    const url = new URL(form.dataset.check, location);
    for (const name of asked) url.searchParams.set(name, form.elements[name].value);
    document.dispatchEvent(new CustomEvent("portico:send", { detail: { url, ids: ["verdict"], passing: true } }));
  }, 120);
});
