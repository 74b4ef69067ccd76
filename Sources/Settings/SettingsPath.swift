package import Web

/// The addresses of the settings' pages and of the company's look.
package enum SettingsPath {
    package static let index = "/admin/settings"
    static let logo = "/admin/settings/logo"

    static let manifest = "/manifest.webmanifest"
    static let style = Path<String>("/brand/:style")
    package static let logoFile = Path<String>("/brand/logos/:hash")
}
