package org.shouxin.journal;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.shouxin.journal.JournalFinding.Kind;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.JdbcTemplate;

/** Checks that the archived policies are unchanged. */
final class PolicyTexts {

  private final Set<String> used = new HashSet<>();

  /** An entry whose record may have been decided by a policy. */
  void used(JournalEntry entry) {
    JournalRecord record = entry.record();
    if (record != null && !record.policySha256().isEmpty()) {
      used.add(record.policySha256());
    }
  }

  void check(JdbcTemplate database, JournalFindings findings) {
    List<String> kept =
        database.queryForList("select sha256 from policy_version order by sha256", String.class);
    for (String sha256 : kept) {
      String content =
          database.queryForObject(
              "select content from policy_version where sha256 = ?", String.class, sha256);
      if (!Digest.sha256(String.valueOf(content).getBytes(StandardCharsets.UTF_8)).equals(sha256)) {
        findings.add(
            Kind.CHANGED,
            0,
            new Text(
                "存档的政策文本 " + sha256 + " 被改动",
                "the archived text of policy " + sha256 + " was changed"));
      }
    }
    used.removeAll(kept);
    for (String sha256 : used.stream().sorted().toList()) {
      findings.add(
          Kind.REMOVED,
          0,
          new Text(
              "存档的政策文本 " + sha256 + " 不见了",
              "the archived text of policy " + sha256 + " is missing"));
    }
  }
}
