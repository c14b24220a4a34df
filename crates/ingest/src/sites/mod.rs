//! Rules for single sites: what no general rule can know.
//!
//! A rule is one small file in this folder, named after the host, and one line in [`RULES`]; a page of the site in `corpus/`
//! is its test. It says where things stand on the pages of one host and is asked on no others. What it does not say, or
//! does not find because the site has changed its markup, is left to the general rules.
//!
//! Before a rule is written, a general one is looked for: it serves all the sites that nobody has looked at.

mod kedr_info_example;
mod rule;

pub(crate) use rule::SiteRule;

/// All rules, by host.
const RULES: &[SiteRule] = &[kedr_info_example::RULE];

/// The rule for the pages of a host, which is given in lower case and without `www.`.
pub(crate) fn rule_for(host: &str) -> Option<&'static SiteRule> {
    RULES.iter().find(|rule| rule.host == host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_host_has_one_rule_of_sound_places() {
        for rule in RULES {
            let of_host = RULES.iter().filter(|other| other.host == rule.host).count();
            assert_eq!(of_host, 1, "{} has two rules", rule.host);
            assert_eq!(rule.host, rule.host.to_lowercase().trim_start_matches("www."), "{}", rule.host);
            let fields = [rule.headline, rule.date, rule.authors].into_iter().flatten();
            for place in rule.body.iter().chain(rule.drop).copied().chain(fields) {
                assert!(rule::is_sound(place), "{}: {place}", rule.host);
            }
        }
        assert!(rule_for("kedr-info.example").is_some() && rule_for("other.example").is_none());
    }
}
