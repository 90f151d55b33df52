//! Every sentence that is not the deck's, looked up by message.
//!
//! Knows which sentences there are and which places they have to fill; the sentences themselves,
//! and their language, come from a wording file that the host reads.

/// The sentences of one language.
#[derive(Debug)]
pub struct Wording(Vec<String>);

impl Wording {
    /// Takes the sentences from a lookup by key. A key without a sentence shows itself, so that a
    /// gap is seen; a test keeps the shipped wording without one.
    pub fn from_lookup(lookup: &dyn Fn(&str) -> Option<String>) -> Self {
        Self(Message::KEYS.iter().map(|key| lookup(key).unwrap_or_else(|| (*key).to_owned())).collect())
    }

    /// A sentence that has no places to fill.
    pub fn text(&self, message: Message) -> &str {
        self.0.get(message as usize).map_or("", String::as_str)
    }

    /// A sentence with its `{name}` places filled.
    pub fn fill(&self, message: Message, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.text(message);
        // One pass from left to right: a value that itself holds braces is never filled again.
        while let Some((before, after)) = rest.split_once('{') {
            let (name, tail) = after.split_once('}').unwrap_or((after, ""));
            filled.push_str(before);
            filled.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
            rest = tail;
        }
        filled.push_str(rest);
        filled
    }
}

macro_rules! messages {
    ($($message:ident = $key:literal,)*) => {
        /// The sentences, each named as in the wording file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the wording file shows each sentence beside its key")]
        pub enum Message { $($message),* }

        impl Message {
            /// The keys of the wording file, in the order of the messages.
            pub const KEYS: &[&str] = &[$($key),*];
        }
    };
}

messages! {
    IntroEyebrow = "intro_eyebrow",
    IntroPromise = "intro_promise",
    StartShort = "start_short",
    StartFull = "start_full",
    OtherShort = "other_short",
    OtherFull = "other_full",
    StartOnly = "start_only",
    IntroPrivacy = "intro_privacy",
    Progress = "progress",
    AskDuty = "ask_duty",
    AskOrigin = "ask_origin",
    AskExpert = "ask_expert",
    AskFit = "ask_fit",
    AskReadiness = "ask_readiness",
    AskSelfCheck = "ask_self_check",
    AskMixUp = "ask_mix_up",
    Both = "both",
    BothAbout = "both_about",
    YourAnswer = "your_answer",
    ArticlesAnswer = "articles_answer",
    YourRightAnswer = "your_right_answer",
    PoleFirst = "pole_first",
    PoleSecond = "pole_second",
    Step0 = "step_0",
    Step1 = "step_1",
    Step2 = "step_2",
    Step3 = "step_3",
    Step4 = "step_4",
    Level0 = "level_0",
    Level1 = "level_1",
    Level2 = "level_2",
    Back = "back",
    Next = "next",
    ToResult = "to_result",
    Right = "right",
    WrongDuty = "wrong_duty",
    WrongBoth = "wrong_both",
    WrongQuestion = "wrong_question",
    Source = "source",
    Note = "note",
    ResultEyebrow = "result_eyebrow",
    VerdictStrong = "verdict_strong",
    VerdictLeans = "verdict_leans",
    VerdictLittle = "verdict_little",
    VerdictEven = "verdict_even",
    ResultNoMeter = "result_no_meter",
    MeterName = "meter_name",
    MeterValue = "meter_value",
    MeterText = "meter_text",
    Alike = "alike",
    PartsOfEach = "parts_of_each",
    MovedTitle = "moved_title",
    MovedRow = "moved_row",
    MovedPoints = "moved_points",
    MovedNone = "moved_none",
    FlipEvenOne = "flip_even_one",
    FlipEven = "flip_even",
    FlipLeanOne = "flip_lean_one",
    FlipLean = "flip_lean",
    FacetsTitle = "facets_title",
    FacetValue = "facet_value",
    FacetEven = "facet_even",
    KnowledgeTitle = "knowledge_title",
    ScoreOf = "score_of",
    FoundPo = "found_po",
    FoundPm = "found_pm",
    FoundShared = "found_shared",
    TopicOrigin = "topic_origin",
    TopicExpert = "topic_expert",
    TopicReadiness = "topic_readiness",
    TopicMixUp = "topic_mix_up",
    Guessing = "guessing",
    PullToPo = "pull_to_po",
    PullToPm = "pull_to_pm",
    MissedGiven = "missed_given",
    MissedSplit = "missed_split",
    MissedJoined = "missed_joined",
    MissedQuestion = "missed_question",
    TableTitle = "table_title",
    TableCorner = "table_corner",
    TableColumn = "table_column",
    LevelOf = "level_of",
    ShareTitle = "share_title",
    ShareHint = "share_hint",
    ShareField = "share_field",
    ShareButton = "share_button",
    ShareCopied = "share_copied",
    ShareManual = "share_manual",
    ShareTextButton = "share_text_button",
    ShareText = "share_text",
    ReviewButton = "review_button",
    AgainButton = "again_button",
    RestartButton = "restart_button",
    ForgetButton = "forget_button",
    ChangeButton = "change_button",
    Limits = "limits",
    Credit = "credit",
    ReviewEyebrow = "review_eyebrow",
    ReviewHeading = "review_heading",
    ReviewPlayed = "review_played",
    ReviewRest = "review_rest",
    ReviewBack = "review_back",
    ReviewPair = "review_pair",
    ReviewLevel = "review_level",
    SharedEyebrow = "shared_eyebrow",
    SharedStrong = "shared_strong",
    SharedLeans = "shared_leans",
    SharedLittle = "shared_little",
    SharedEven = "shared_even",
    SharedText = "shared_text",
    SharedScore = "shared_score",
    SharedOtherDeck = "shared_other_deck",
    SharedEarlier = "shared_earlier",
    SharedTake = "shared_take",
    LinkUnknownVersion = "link_unknown_version",
    LinkDamaged = "link_damaged",
    FaultLead = "fault_lead",
    FaultLeadOne = "fault_lead_one",
    FaultMore = "fault_more",
    FaultFetch = "fault_fetch",
    FaultWhole = "fault_whole",
    FaultAt = "fault_at",
    FaultNotJson = "fault_not_json",
    FaultTooLarge = "fault_too_large",
    FaultMissing = "fault_missing",
    FaultUnknownField = "fault_unknown_field",
    FaultDoubledField = "fault_doubled_field",
    FaultNotText = "fault_not_text",
    FaultNotNumber = "fault_not_number",
    FaultNotList = "fault_not_list",
    FaultNotObject = "fault_not_object",
    FaultEmpty = "fault_empty",
    FaultTooMany = "fault_too_many",
    FaultWrongCount = "fault_wrong_count",
    FaultBadId = "fault_bad_id",
    FaultDuplicateId = "fault_duplicate_id",
    FaultUnknownWord = "fault_unknown_word",
    FaultNoOption = "fault_no_option",
    FaultNoFacet = "fault_no_facet",
    FaultNoNote = "fault_no_note",
    FaultBadWeight = "fault_bad_weight",
    FaultBadScore = "fault_bad_score",
    FaultBadCount = "fault_bad_count",
    FaultBadFingerprint = "fault_bad_fingerprint",
    FaultNotHttps = "fault_not_https",
    FaultCannotDraw = "fault_cannot_draw",
}
