import { render } from "preact";
import { App } from "./app";
import { current } from "./route";
import "./style.css";
import { keepShell } from "./update";

const root = document.getElementById("app");
if (root) {
  root.textContent = "";
  render(<App />, root);
}
void keepShell(current().name !== "record");
