// Shows how much of a large export has arrived. Without it the form is sent as any other.
function prepare(form) {
  const files = form.querySelector("[type=file]");
  const drop = form.querySelector(".drop");
  const sending = form.querySelector(".sending");
  const broken = form.querySelector("[data-broken]");

  function waiting(on) {
    sending.hidden = !on;
    form.querySelector("[type=submit]").disabled = on;
  }

  function show(progress) {
    if (progress.lengthComputable) sending.querySelector("progress").value = (100 * progress.loaded) / progress.total;
  }

  function failed() {
    waiting(false);
    broken.hidden = false;
  }

  function arrived(request) {
    if (request.status < 400 && request.responseURL !== location.href) return location.assign(request.responseURL);
    const answer = new DOMParser().parseFromString(request.responseText, "text/html").getElementById("content");
    if (!answer) return failed();
    document.getElementById("content").replaceWith(answer);
    answer.focus();
    answer.querySelectorAll("form.upload").forEach(prepare);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    broken.hidden = true;
    waiting(true);
    const request = new XMLHttpRequest();
    request.open("POST", location.href);
    request.upload.addEventListener("progress", show);
    request.addEventListener("load", () => arrived(request));
    request.addEventListener("error", failed);
    request.send(new FormData(form));
  });

  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    files.files = event.dataTransfer.files;
  });
}

document.querySelectorAll("form.upload").forEach(prepare);
