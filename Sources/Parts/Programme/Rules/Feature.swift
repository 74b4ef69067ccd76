package import Templates

/// The features that tiers unlock. Pages, menus, search and the API check them by name.
package enum Feature: String, CaseIterable, Sendable {
    case commissionTracking = "commission_tracking"
    case referralLinks = "referral_links"
    case leads
    case brochures
    case basicTemplates = "basic_templates"
    case logoFiles = "logo_files"
    case forum
    case tickets
    case basicCourses = "basic_courses"

    case pipelineTools = "pipeline_tools"
    case attribution
    case fiftyLinks = "fifty_links"
    case socialMediaKit = "social_media_kit"
    case proposals
    case personalising
    case taxDocuments = "tax_documents"
    case detailedBreakdowns = "detailed_breakdowns"
    case groupCalls = "group_calls"
    case furtherCourses = "further_courses"

    case automation
    case advancedReports = "advanced_reports"
    case goals
    case videos
    case webinarSlides = "webinar_slides"
    case advancedTemplates = "advanced_templates"
    case prioritySupport = "priority_support"
    case weeklyCalls = "weekly_calls"
    case communityChannel = "community_channel"
    case expertCourse = "expert_course"
    case unlimitedLinks = "unlimited_links"

    case apiKeys = "api_keys"
    case trackingDomains = "tracking_domains"
    case whiteLabel = "white_label"
    case customReports = "custom_reports"
    case ownDashboard = "own_dashboard"
    case multiCurrencyPayout = "multi_currency_payout"
    case personalSupport = "personal_support"
    case accountManager = "account_manager"
    case coaching

    package var title: Text {
        switch self {
        case .commissionTracking: Text("Commission tracking")
        case .referralLinks: Text("10 active referral links")
        case .leads: Text("Leads as board and list")
        case .brochures: Text("Brochures")
        case .basicTemplates: Text("Basic e-mail templates")
        case .logoFiles: Text("Logo files")
        case .forum: Text("Forum and knowledge base")
        case .tickets: Text("Support tickets")
        case .basicCourses: Text("Courses 1 and 2")
        case .pipelineTools: Text("Bulk actions, saved views and reminders")
        case .attribution: Text("Attribution analytics")
        case .fiftyLinks: Text("50 active referral links")
        case .socialMediaKit: Text("Social media kit")
        case .proposals: Text("Proposals")
        case .personalising: Text("Material with your own branding")
        case .taxDocuments: Text("Tax documents")
        case .detailedBreakdowns: Text("Detailed breakdowns")
        case .groupCalls: Text("Monthly group calls")
        case .furtherCourses: Text("Courses 3 and 4")
        case .automation: Text("Follow-up automation")
        case .advancedReports: Text("Advanced attribution and cohort reports")
        case .goals: Text("Goals and forecast")
        case .videos: Text("Video content")
        case .webinarSlides: Text("Webinar slides")
        case .advancedTemplates: Text("Advanced templates")
        case .prioritySupport: Text("Priority support")
        case .weeklyCalls: Text("Weekly calls")
        case .communityChannel: Text("Community channel")
        case .expertCourse: Text("Course 5")
        case .unlimitedLinks: Text("Unlimited referral links")
        case .apiKeys: Text("API keys")
        case .trackingDomains: Text("Custom tracking domains")
        case .whiteLabel: Text("White-label and co-branded material")
        case .customReports: Text("Custom reports")
        case .ownDashboard: Text("Custom dashboard layout")
        case .multiCurrencyPayout: Text("Payout in several currencies")
        case .personalSupport: Text("1-on-1 support")
        case .accountManager: Text("Dedicated account manager")
        case .coaching: Text("Course 6 and coaching")
        }
    }

    /// The tier of the default programme from which it is open: the features stand in the order of the tiers.
    package var standardTier: String {
        switch self {
        case .commissionTracking, .referralLinks, .leads, .brochures, .basicTemplates, .logoFiles, .forum, .tickets,
            .basicCourses:
            "starter"
        case .pipelineTools, .attribution, .fiftyLinks, .socialMediaKit, .proposals, .personalising, .taxDocuments,
            .detailedBreakdowns, .groupCalls, .furtherCourses:
            "active"
        case .automation, .advancedReports, .goals, .videos, .webinarSlides, .advancedTemplates, .prioritySupport,
            .weeklyCalls, .communityChannel, .expertCourse, .unlimitedLinks:
            "performer"
        case .apiKeys, .trackingDomains, .whiteLabel, .customReports, .ownDashboard, .multiCurrencyPayout,
            .personalSupport,
            .accountManager, .coaching:
            "elite"
        }
    }
}
