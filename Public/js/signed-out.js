// Signing out forgets drafts and, once the answer is there, takes other tabs to the sign-in page.
const tabs = globalThis.BroadcastChannel && new BroadcastChannel("portico");

document.addEventListener("submit", ({ target: form }) => {
  if (new URL(form.getAttribute("action") ?? "", location).pathname !== "/logout") return;
  for (const name of Object.keys(localStorage)) if (name.startsWith("draft:")) localStorage.removeItem(name);
  sessionStorage.setItem("out", 1);
});

if (sessionStorage.getItem("out")) {
  sessionStorage.removeItem("out");
  tabs?.postMessage(1);
}

if (tabs && document.querySelector("[data-live-at]")) tabs.onmessage = () => location.replace("/login");
