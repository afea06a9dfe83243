// Gives GOV.UK's components their behaviour: Exit this page, the summary of errors, the menu on a phone.
import { initAll } from "./govuk-frontend.min.js";

initAll();
