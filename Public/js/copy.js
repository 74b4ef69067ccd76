// <button data-copy="text" data-done="Copied">
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    // Not allowed here: mark it, so that a key press copies it.
    return button.parentElement.querySelector("input")?.select();
  }
  const label = button.querySelector("span") ?? button;
  const before = (button.dataset.label ??= label.textContent);
  label.setAttribute("aria-live", "polite");
  label.textContent = button.dataset.done;
  clearTimeout(button.timer);
  button.timer = setTimeout(() => {
    label.textContent = before;
  }, 2000);
});
