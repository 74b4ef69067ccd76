// While a person fills in a form, the browser does a sum that is nothing for one form and much for thousands.
//   <form data-proof="challenge" data-proof-worker="/js/proof-worker.js"> <input type="hidden" name="proof"> …
for (const form of document.querySelectorAll("form[data-proof]")) {
  const field = form.elements.proof;
  const worker = new Worker(form.dataset.proofWorker);
  let isOver = false;
  let waiting = null;

  const finish = (proof) => {
    isOver = true;
    field.value = proof;
    worker.terminate();
    if (!waiting) return;
    // It was held back, not sent: it is not on its way yet.
    form.dispatchEvent(new CustomEvent("portico:answered", { detail: {} }));
    form.requestSubmit(waiting);
  };
  worker.onmessage = ({ data }) => finish(data);
  // The form can be sent without the sum; it only takes longer then.
  worker.onerror = () => finish("");
  worker.postMessage(form.dataset.proof);

  form.addEventListener("submit", (event) => {
    if (isOver) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting = event.submitter;
  });
}
