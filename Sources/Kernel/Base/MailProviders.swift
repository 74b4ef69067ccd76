/// Domains of e-mail addresses that say nothing of a firm.
package enum MailProviders {
    /// Providers of free addresses.
    package static func isFree(_ address: EmailAddress) -> Bool {
        isFree(domain: WebDomain.registrable(address.domain))
    }

    static func isFree(domain: String) -> Bool { free.contains(domain) }

    /// Providers of disposable addresses.
    package static func isDisposable(_ address: EmailAddress) -> Bool {
        disposable.contains(WebDomain.registrable(address.domain))
    }

    private static let free: Set<String> = [
        "126.com", "163.com", "a1.net", "aol.com", "aol.de", "aon.at", "arcor.de", "att.net", "bluewin.ch",
        "btinternet.com", "chello.at", "comcast.net", "cox.net", "eim.ae", "email.de", "emirates.net.ae",
        "fastmail.com", "free.fr", "freenet.de", "gmail.com", "gmx.at", "gmx.ch", "gmx.com", "gmx.de", "gmx.net",
        "googlemail.com", "hey.com", "hispeed.ch", "hotmail.co.uk", "hotmail.com", "hotmail.de", "hotmail.fr",
        "hotmail.it", "icloud.com", "inbox.ru", "laposte.net", "libero.it", "live.at", "live.co.uk", "live.com",
        "live.de", "mac.com", "mail.com", "mail.de", "mail.ru", "mailbox.org", "me.com", "msn.com", "orange.fr",
        "outlook.at", "outlook.com", "outlook.de", "outlook.in", "pm.me", "posteo.de", "proton.me", "protonmail.com",
        "qq.com", "rediffmail.com", "rocketmail.com", "sbcglobal.net", "seznam.cz", "sfr.fr", "sky.com",
        "sunrise.ch", "t-online.de", "telefonica.net", "tin.it", "tuta.com", "tutanota.com", "verizon.net",
        "virgilio.it", "vodafone.de", "wanadoo.fr", "web.de", "wp.pl", "yahoo.co.in", "yahoo.co.uk", "yahoo.com",
        "yahoo.de", "yahoo.fr", "yahoo.in", "yandex.com", "yandex.ru", "ymail.com", "zoho.com", "zohomail.in",
    ]

    private static let disposable: Set<String> = [
        "0-mail.com", "10minutemail.com", "10minutemail.net", "20minutemail.com", "33mail.com", "anonaddy.me",
        "burnermail.io", "byom.de", "discard.email", "discardmail.com", "discardmail.de", "dispostable.com",
        "dropmail.me", "einrot.com", "emailondeck.com", "emltmp.com", "fakeinbox.com", "fakemail.net", "getairmail.com",
        "getnada.com", "grr.la", "guerrillamail.biz", "guerrillamail.com", "guerrillamail.de", "guerrillamail.info",
        "guerrillamail.net", "guerrillamail.org", "guerrillamailblock.com", "harakirimail.com", "inboxkitten.com",
        "incognitomail.org", "jetable.org", "kurzepost.de", "mail-temp.com", "mailcatch.com", "maildrop.cc",
        "mailexpire.com", "mailinator.com", "mailinator.net", "mailnesia.com", "mailnull.com", "mailpoof.com",
        "mailsac.com", "mailtemp.net", "meltmail.com", "mintemail.com", "moakt.com", "mohmal.com", "mt2015.com",
        "mytemp.email", "mytrashmail.com", "nada.email", "nowmymail.com", "objectmail.com", "sharklasers.com",
        "sofort-mail.de", "spam4.me", "spambog.com", "spambox.us", "spamfree24.org", "spamgourmet.com", "temp-mail.io",
        "temp-mail.org", "tempail.com", "tempinbox.com", "tempmail.com", "tempmail.de", "tempmail.net", "tempmailo.com",
        "tempr.email", "throwawaymail.com", "trash-mail.com", "trash-mail.de", "trashmail.com", "trashmail.de",
        "trashmail.io", "trashmail.me", "trashmail.net", "trashmail.ws", "wegwerfemail.de", "wegwerfmail.de",
        "wegwerfmail.net", "yopmail.com", "yopmail.fr", "yopmail.net", "zetmail.com",
    ]
}
