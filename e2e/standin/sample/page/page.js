// The sample app's page: tells the path of a chosen or dropped file.
const status = document.getElementById("status");
const show = (text) => {
  status.textContent = text;
};
document.getElementById("file").addEventListener("change", (event) => {
  show(`chosen ${window.sample.path(event.target.files[0])}`);
});
const drop = document.getElementById("drop");
drop.addEventListener("dragover", (event) => event.preventDefault());
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  show(`dropped ${window.sample.path(event.dataTransfer.files[0])}`);
});
