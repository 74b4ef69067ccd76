internal import Base
internal import HTTP
internal import Sheets

extension LimitRow {
    /// What the ground limits for all parts.
    static let ofGround: [LimitRow] = [
        LimitRow("Form", per: "request", bytes(Route.formLimit), answer: "413"),
        LimitRow(
            "Body of somebody who is not signed in", per: "request", bytes(Route.smallBody), answer: "the sign-in page"),
        LimitRow(
            "Amount of money", per: "field", "\(text(TypedNumber.limit)) minor units",
            answer: "the form says so beside the field"),
        LimitRow(
            "Imported file", per: "file", bytes(ImportFile.sizeLimit), answer: "the page says so, nothing is kept"),
        LimitRow("Saved views", per: "person and list", text(SavedViewStore.limit), answer: "the page says so"),
        LimitRow(
            "Rows of an imported file", per: "file", text(SheetLimits().rows),
            answer: "the page says so, nothing is kept"),
        LimitRow(
            "Columns of an imported file", per: "file", text(SheetLimits().columns),
            answer: "the page says so, nothing is kept"),
        LimitRow(
            "Cell of an imported file", per: "file", bytes(SheetLimits().cell),
            answer: "the page says so, nothing is kept"),
        LimitRow(
            "Text of an imported file", per: "file", bytes(SheetLimits().text),
            answer: "the page says so, nothing is kept"),
        LimitRow(
            "Picture", per: "file", "\(text(PictureKind.mostPixels)) pixels",
            answer: "the page says so, nothing is kept"),
        LimitRow(.mailsToAddress), LimitRow(.mailsByPerson), LimitRow(.mailsByFirm),
    ]
}
