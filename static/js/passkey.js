// Passkeys: a form with data-passkey asks the device, puts its answer into the field "credential", and is sent.
// "fetch" asks the server for the challenge first; "get" and "create" find it in the page (#passkey-data).
(function () {
  "use strict";

  function challenge() {
    return JSON.parse(document.getElementById("passkey-data").textContent);
  }

  async function fetched(form) {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("no challenge");
    return (await answer.json()).request_options;
  }

  function creation(form) {
    const asked = challenge().creation_options;
    const alone = form.elements.passwordless;
    const chosen = asked.publicKey.authenticatorSelection;
    if (alone && alone.checked) {
      chosen.residentKey = "required";
      chosen.requireResidentKey = true;
      chosen.userVerification = "required";
    } else {
      chosen.residentKey = "discouraged";
      chosen.requireResidentKey = false;
    }
    return asked;
  }

  async function answered(form) {
    const device = window.webauthnJSON;
    if (form.dataset.passkey === "create") return device.create(creation(form));
    if (form.dataset.passkey === "fetch") return device.get(await fetched(form));
    return device.get(challenge().request_options);
  }

  document.querySelectorAll("form[data-passkey]").forEach(function (form) {
    const said = form.querySelector("[data-passkey-said]");
    if (!window.PublicKeyCredential || !window.webauthnJSON) {
      form.querySelector("button[type=submit]").disabled = true;
      form.append(Object.assign(document.createElement("p"), { className: "small-print", textContent: form.dataset.none || "" }));
      return;
    }
    form.addEventListener("submit", async function (event) {
      if (form.elements.credential.value) return;
      event.preventDefault();
      if (said) said.hidden = true;
      try {
        form.elements.credential.value = JSON.stringify(await answered(form));
      } catch {
        if (said) said.hidden = false;
        return;
      }
      form.submit();
    });
  });
})();
