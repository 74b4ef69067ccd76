// <button data-reveal="password" aria-pressed="false">: shows what is typed into the field of that id, and hides it again
// before it is sent, so that browsers know it for a password.
const field = (button) => document.getElementById(button.dataset.reveal);

const set = (button, isShown) => {
  field(button).type = isShown ? "text" : "password";
  button.setAttribute("aria-pressed", isShown);
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-reveal]");
  if (!button) return;
  set(button, button.getAttribute("aria-pressed") !== "true");
  field(button).focus();
});

document.addEventListener("submit", (event) => {
  for (const button of event.target.querySelectorAll("[data-reveal]")) set(button, false);
});
