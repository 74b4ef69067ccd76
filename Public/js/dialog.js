// Dialogs open by `command`, closed by a press beside them, where the browser does not do so itself; and pages that are
// a question open as a dialog.
//   <a href="/leads/1/archive" data-dialog="question">      shows that page's #question without leaving this one
//   portico:dialog { url, id }
const knowsCommands = "commandForElement" in HTMLButtonElement.prototype;
const knowsClosing = "closedBy" in HTMLDialogElement.prototype;

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[commandfor]");
  if (button && !knowsCommands) {
    const dialog = document.getElementById(button.getAttribute("commandfor"));
    const command = button.getAttribute("command");
    if (command === "show-modal") dialog?.showModal();
    if (command === "close") dialog?.close();
  }
  const dialog = event.target;
  if (!knowsClosing && dialog.nodeName === "DIALOG" && dialog.getAttribute("closedby") === "any") {
    const box = dialog.getBoundingClientRect();
    const isInside = event.clientX >= box.left && event.clientX <= box.right
      && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!isInside) dialog.close();
  }
});

async function open(url, id) {
  let page;
  try {
    const response = await fetch(url, { headers: { Fragment: id } });
    page = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return location.assign(url);
  }
  const content = page.getElementById(id);
  if (!content) return location.assign(url);
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("closedby", "any");
  dialog.append(document.adoptNode(content));
  const title = dialog.querySelector("h1, h2");
  if (title) dialog.setAttribute("aria-label", title.textContent);
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  // A form that was accepted, or refused for good, has done its work; one that came back with errors stands here again.
  dialog.addEventListener("portico:answered", ({ detail: { ok, reason } }) => {
    if (ok || reason) dialog.close();
  });
  // The way back that the page offers is to close it.
  dialog.addEventListener("click", (event) => {
    if (event.target.closest("a")?.href !== location.href) return;
    event.preventDefault();
    dialog.close();
  });
  const cross = document.querySelector("#shortcuts .dialog-head form");
  if (cross) dialog.querySelector(".dialog-head")?.append(cross.cloneNode(true));
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-dialog]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  open(link.href, link.dataset.dialog);
});

document.addEventListener("portico:dialog", ({ detail: { url, id } }) => open(url, id));
