internal import HTTP

/// The socket that every page of a signed-in person keeps open.
package enum LiveSocket {
    package static let path = "/live"

    package static let routes: [SiteRoute] = [
        .socket(
            path, .signedIn,
            open: { context, socket in
                guard let session = context.session else { throw SignInStep.signIn }
                context.site.live.open(socket, session)
            },
            receive: { site, socket, message in site.live.receive(socket, message) },
            closed: { site, socket in site.live.closed(socket) })
    ]
}
