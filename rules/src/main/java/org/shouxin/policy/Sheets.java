package org.shouxin.policy;

import java.util.List;
import org.shouxin.workbook.Column.Choice;
import org.shouxin.workbook.SheetSchema;

/** The sheets of workbooks, as the resource {@code sheets.txt} declares them. */
public final class Sheets {

  private static final SheetsFile FILE = new SheetsFile();

  private Sheets() {}

  /** Number, yes/no, date, choice, text: the type column of the dictionary. */
  public static final List<Choice> TYPES = FILE.choices("types");

  /** The declared answers for a missing fact. */
  public static final List<Choice> MISSING_ANSWERS = FILE.choices("missing_answers");

  /** Ways of rounding. */
  public static final List<Choice> ROUNDINGS = FILE.choices("roundings");

  /** How several downgrades act together. */
  public static final List<Choice> COMBINATIONS = FILE.choices("combinations");

  /** Yes and no. */
  public static final List<Choice> YES_NO = FILE.choices("yes_no");

  /** The items of the identity sheet, in order. */
  public static final List<Choice> ITEMS = FILE.choices("items");

  /** The items of a routing's identity sheet, in order. */
  public static final List<Choice> ROUTING_ITEMS = FILE.choices("routing_items");

  /** The identity of the policy: one row per item. */
  public static final SheetSchema POLICY = FILE.sheet("policy");

  /** The fact dictionary. */
  public static final SheetSchema FACTS = FILE.sheet("facts");

  /** Facts about all customers together (R15). */
  public static final SheetSchema POPULATION = FILE.sheet("population");

  /** Rates of foreign currencies. */
  public static final SheetSchema RATES = FILE.sheet("rates");

  /** Facts that a formula derives. */
  public static final SheetSchema MEASURES = FILE.sheet("measures");

  /** Facts that conditions derive (R15, R16). */
  public static final SheetSchema CLASSES = FILE.sheet("classes");

  /** How look-up tables are shaped; each is a sheet of its own. */
  public static final SheetSchema LOOK_UP = FILE.sheet("lookup");

  /** Stages of admission (R8, R10). */
  public static final SheetSchema STAGES = FILE.sheet("stages");

  /** Admission criteria (R1–R9). */
  public static final SheetSchema ADMISSION = FILE.sheet("admission");

  /** Assessments other than the credit grade (R14, R15). */
  public static final SheetSchema ASSESSMENTS = FILE.sheet("assessments");

  /** Indicators and weights (R11, R12). */
  public static final SheetSchema INDICATORS = FILE.sheet("indicators");

  /** The score table (R12). */
  public static final SheetSchema SCORECARD = FILE.sheet("scorecard");

  /** The grade scales (R13, R18). */
  public static final SheetSchema GRADES = FILE.sheet("grades");

  /** When a customer is left ungraded. */
  public static final SheetSchema UNGRADED = FILE.sheet("ungraded");

  /** Downgrades (R22), and reviews that raise a grade (R14). */
  public static final SheetSchema DOWNGRADES = FILE.sheet("downgrades");

  /** How far a grade may move from one run to the next. */
  public static final SheetSchema MOVEMENT = FILE.sheet("movement");

  /** Standings that sanctions give (R23–R26). */
  public static final SheetSchema STANDINGS = FILE.sheet("standings");

  /** Blacklist, suspension, termination (R23–R26). */
  public static final SheetSchema BLACKLIST = FILE.sheet("blacklist");

  /** Limit and terms (R19–R21). */
  public static final SheetSchema TERMS = FILE.sheet("terms");

  /** Changes of the limit (R20, R25). */
  public static final SheetSchema LIMITS = FILE.sheet("limits");

  /** Findings (R18, R21, R24). */
  public static final SheetSchema FINDINGS = FILE.sheet("findings");

  /** Letters (R35). */
  public static final SheetSchema LETTERS = FILE.sheet("letters");

  /** Checks of an order (R27). */
  public static final SheetSchema ORDERS = FILE.sheet("orders");

  /** Who may override what (R32, R33). */
  public static final SheetSchema AUTHORITIES = FILE.sheet("authorities");

  /** Cases: facts by column, and the expected results. */
  public static final SheetSchema CASES = FILE.sheet("cases");

  /** The identity of the routing: one row per item. */
  public static final SheetSchema ROUTING = FILE.sheet("routing");

  /** Which policy decides on which customer. */
  public static final SheetSchema ROUTES = FILE.sheet("routes");

  /** The sheets of a policy workbook in the order of the tabs. */
  public static final List<SheetSchema> ALL = FILE.book("policy");

  /** The sheets of a routing workbook in the order of the tabs. */
  public static final List<SheetSchema> ROUTING_BOOK = FILE.book("routing");
}
