package org.shouxin.policy;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Facts;
import org.shouxin.problem.Text;

/**
 * A case in the workbook: facts and expected results.
 *
 * @param row its workbook row
 * @param name what it demonstrates
 * @param asOf the day it is decided on
 * @param facts the facts about the customer
 * @param order the same facts, those of the order and the conclusions that the case gives, over the
 *     policy's vocabulary; null unless the case states an order's outcome
 * @param expected canonical text by name of the result ({@code score}, {@code grade}, {@code
 *     admission}, {@code standing}, {@code credit_limit}, {@code credit_days}, {@code order},
 *     {@code rows} as {@code findings/F-01; letters/L-02}, {@code facts} as {@code
 *     size_class=large}); only what the case states
 * @param places the place of each expectation, by the same names
 */
public record PolicyCase(
    RowRef row,
    Text name,
    LocalDate asOf,
    Facts facts,
    @Nullable Facts order,
    Map<String, String> expected,
    Map<String, String> places) {}
