internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// The pages by which admins set what is the company's own.
enum SettingsPages {
    static let routes: [SiteRoute] = [
        .get(SettingsPath.index, .admin, show),
        .post(SettingsPath.index, .admin, save),
        .post(SettingsPath.logo, .admin, saveLogo),
    ]

    /// The largest logo, in bytes: it is on every page.
    static let logoLimit = 200_000

    @Sendable private static func show(_ context: Context) throws -> Response {
        let settings = try Settings.current(context.reader)
        return try context.page(SettingsPage(SettingsForm(nil, else: settings, for: context.audience), settings))
    }

    @Sendable private static func save(_ submission: Submission) throws -> Response {
        let before = try submission.read { try Settings.current($0) }
        let form = SettingsForm(submission.form.fields, else: before, for: submission.audience)
        guard form.applied(to: before) != nil else {
            return try submission.page(SettingsPage(form, before), .unprocessableContent)
        }
        let now = submission.now
        return try submission.write { writer in
            let current = try Settings.current(writer)
            let isNew = try SettingsStore.save(
                form.applied(to: current) ?? current, by: submission.actor, at: now, writer)
            return .goto(
                SettingsPath.index, saying: isNew ? Text("Settings saved.") : Text("Nothing was changed."))
        }
    }

    /// `POST /admin/settings/logo`: saves a new logo, or removes it with `remove`.
    @Sendable private static func saveLogo(_ submission: Submission) throws -> Response {
        let name = submission.form["name"] == "dark" ? "dark" : "light"
        let isRemoval = submission.form["do"] == "remove"
        let picture = isRemoval ? nil : try content(submission)
        if !isRemoval, picture == nil {
            let settings = try submission.read { try Settings.current($0) }
            let problem = Text("Please choose an SVG, PNG, JPEG or WebP image of up to 200 KB.")
            return try submission.page(
                SettingsPage(
                    SettingsForm(nil, else: settings, for: submission.audience), settings, logoProblem: problem),
                .unprocessableContent)
        }
        let now = submission.now
        return try submission.write { writer in
            var settings = try Settings.current(writer)
            let hash = try picture.map { try SettingsStore.keepLogo(name, $0.content, $0.type, writer) }
            if name == "dark" { settings.darkLogo = hash } else { settings.logo = hash }
            try SettingsStore.save(settings, by: submission.actor, at: now, writer)
            return .goto(
                SettingsPath.index, saying: isRemoval ? Text("Logo removed.") : Text("Logo saved."))
        }
    }

    private static func content(_ submission: Submission) throws -> (content: Bytes, type: ImageType)? {
        guard let upload = submission.form.uploads.first(where: { $0.name == "logo" }), upload.count > 0,
            upload.count <= logoLimit
        else { return nil }
        let sent = try upload.bytes()
        // Drawings hold nothing that a camera has written.
        let content =
            PictureKind(sent).map { kind in
                kind.stripped(sent).flatMap { kind.isDrawable($0) ? $0 : nil }
            } ?? sent
        guard let content, let type = ImageType(of: content) else { return nil }
        return (content, type)
    }
}
