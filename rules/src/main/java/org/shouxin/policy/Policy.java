package org.shouxin.policy;

import java.util.List;
import org.shouxin.facts.Dictionary;

/**
 * A compiled policy: everything that turns facts into a decision, as typed rows. Immutable. All
 * lists are sorted by row id (grades and standings by rank and severity), so that the order of
 * worksheet rows means nothing.
 *
 * @param identity identity sheet
 * @param facts the dictionary
 * @param vocabulary the dictionary followed by the conclusions of earlier stages ({@link
 *     Conclusions}), which conditions of later sheets may ask about
 * @param admission criteria
 * @param indicators indicators, weights adding up to 100
 * @param scorecard bands of all indicators
 * @param grades best first
 * @param downgrades downgrades
 * @param standings mildest first
 * @param sanctions blacklist rows
 * @param terms limit and terms
 * @param cases cases
 * @param sha256 lower-case hex of the SHA-256 of the UTF-8 text rendering, rows sorted by id
 */
public record Policy(
    Identity identity,
    Dictionary facts,
    Dictionary vocabulary,
    List<Criterion> admission,
    List<Indicator> indicators,
    List<Band> scorecard,
    List<Grade> grades,
    List<Downgrade> downgrades,
    List<Standing> standings,
    List<Sanction> sanctions,
    List<Terms> terms,
    List<PolicyCase> cases,
    String sha256) {}
