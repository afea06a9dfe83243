// Says before anything is drawn that scripts run, so that GOV.UK's styles for scripts apply. Every page works without.
document.body.className +=
  " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
