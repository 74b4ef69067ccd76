// <input type="hidden" name="zone" data-zone>: the time zone of the device.
for (const field of document.querySelectorAll("[data-zone]")) {
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}
