//! The two roles at the ends of the meter, and who owns a duty.

/// One end of the meter. A deck about another pair of roles gives the ends other names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The end at 0: the Product Owner in the shipped deck.
    Po,
    /// The end at 100: the Product Manager in the shipped deck.
    Pm,
}

impl Role {
    /// Both roles, from the 0 end to the 100 end.
    pub const ALL: [Self; 2] = [Self::Po, Self::Pm];

    /// The role's name in deck files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Po => "po",
            Self::Pm => "pm",
        }
    }

    /// The role at the other end.
    pub fn other(self) -> Self {
        match self {
            Self::Po => Self::Pm,
            Self::Pm => Self::Po,
        }
    }
}

/// Who owns a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Only the role at the 0 end.
    Po,
    /// Both roles.
    Both,
    /// Only the role at the 100 end.
    Pm,
}

impl Owner {
    /// Every owner, in the fixed order of the buttons.
    pub const ALL: [Self; 3] = [Self::Po, Self::Both, Self::Pm];

    /// The owner's name in deck files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Po => "po",
            Self::Both => "both",
            Self::Pm => "pm",
        }
    }

    /// The role that owns the duty alone; `None` if both do.
    pub fn role(self) -> Option<Role> {
        match self {
            Self::Po => Some(Role::Po),
            Self::Both => None,
            Self::Pm => Some(Role::Pm),
        }
    }
}
