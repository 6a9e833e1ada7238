//! Names of hosts: which of them only one's own machine or network knows.

/// Whether a host is one that only the writer's own machine or network knows.
pub fn is_local(host: &str) -> bool {
    let host = host.rsplit('@').next().unwrap_or(host);
    let name = if host.starts_with('[') { host } else { host.split(':').next().unwrap_or(host) };
    let numbers = name.split('.').count() == 4 && name.split('.').all(|part| part.parse::<u8>().is_ok());
    let own = ["127.", "10.", "192.168.", "0.0.0.0"].iter().any(|start| name.starts_with(start));
    name == "localhost"
        || name.starts_with("[::1]")
        || numbers && own
        || [".localhost", ".local", ".internal", ".ngrok.io", ".ngrok-free.app"]
            .iter()
            .any(|end| name.ends_with(end))
        || name.starts_with("deploy-preview-")
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn a_host_of_ones_own_is_told_from_one_that_all_can_reach() {
        for host in ["localhost", "localhost:1717", "127.0.0.1:80", "[::1]:80", "192.168.1.4", "nas.local"] {
            assert!(is_local(host), "{host}");
        }
        for host in ["example.org", "10.nl", "localhost.nl", "127.0.0.example", "local"] {
            assert!(!is_local(host), "{host}");
        }
    }
}
