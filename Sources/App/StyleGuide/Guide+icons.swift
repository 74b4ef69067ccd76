extension StyleGuidePage.Guide {
    /// The names in the sprite, in its order.
    static let icons = """
        home leads list table chart trend coins wallet receipt megaphone brush help ticket book training team
        person person-add firm desk inbox gear shield tier trophy star gift target pulse server search bell
        plus minus check check-circle close close-circle alert info question lock unlock key eye eye-off pencil
        trash archive copy link qr share external download upload send refresh undo history filter sliders
        columns more menu grip move merge split log-in log-out play pause pin bolt command up down left right
        sort arrow-up arrow-down arrow-left arrow-right rise fall phone mail message note calendar clock
        hourglass flag tag file document folder image video clip place globe sun moon screen device print
        offline
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}
