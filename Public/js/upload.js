// Files go one by one, each with its progress, and can be stopped; the form still works without.
//   <form data-upload="files" …>: after each file the part #files is fetched anew
const highlight = (event, isOver) => {
  event.target.closest?.(".drop")?.toggleAttribute("data-over", isOver);
};
document.addEventListener("dragover", (event) => highlight(event, true));
document.addEventListener("dragleave", (event) => highlight(event, false));
document.addEventListener("drop", (event) => highlight(event, false));

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (event.target.type !== "file" || !form?.dataset.upload) return;
  const files = [...event.target.files];
  const { name } = event.target;
  event.target.value = "";
  files.reduce((before, file) => before.then(() => send(form, name, file)), Promise.resolve());
});

const size = (bytes) =>
  new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit", unit: bytes < 1_000_000 ? "kilobyte" : "megabyte", maximumFractionDigits: 1,
  }).format(bytes / (bytes < 1_000_000 ? 1000 : 1_000_000));

function row(form, file) {
  const element = document.createElement("div");
  element.className = "upload";
  const icon = form.querySelector(".drop .icon").cloneNode(true);
  const text = document.createElement("div");
  text.className = "cut";
  const note = document.createElement("small");
  note.textContent = size(file.size);
  text.append(file.name, document.createElement("br"), note);
  const stop = document.createElement("button");
  stop.type = "button";
  stop.className = "button";
  stop.dataset.size = "small";
  stop.textContent = form.dataset.stop;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  element.append(icon, text, stop, bar);
  form.querySelector(".drop").closest(".field").after(element);
  return { element, note, stop, bar };
}

function send(form, name, file) {
  const { element, note, stop, bar } = row(form, file);
  const data = new FormData(form);
  data.delete(name);
  data.set(name, file);
  // A key is good for one submission; what is added behind a dot makes it one for this file.
  data.set("key", `${String(data.get("key")).split(".")[0]}.${Date.now().toString(36)}${file.size}`);
  const request = new XMLHttpRequest();
  return new Promise((done) => {
    const fail = (reason) => {
      const error = document.createElement("p");
      error.className = "error";
      error.setAttribute("role", "alert");
      error.textContent = reason || form.dataset.failed;
      element.dataset.tone = "danger";
      bar.replaceWith(error);
      stop.remove();
      done();
    };
    request.upload.onprogress = ({ loaded, total }) => {
      bar.value = loaded / total;
      note.textContent = `${size(loaded)} / ${size(total)}`;
    };
    request.onload = () => {
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      if (request.status >= 400) return fail(page.querySelector(".error, h1")?.textContent.trim());
      element.remove();
      const detail = { ids: form.dataset.upload.split(/\s+/) };
      document.dispatchEvent(new CustomEvent("portico:refresh", { detail }));
      done();
    };
    request.onerror = () => fail();
    request.onabort = () => {
      element.remove();
      done();
    };
    stop.addEventListener("click", () => request.abort());
    request.open("POST", form.getAttribute("action") ?? "");
    request.send(data);
  });
}
