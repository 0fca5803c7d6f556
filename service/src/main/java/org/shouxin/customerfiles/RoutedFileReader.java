package org.shouxin.customerfiles;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.RowFault;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.MissingText;
import org.shouxin.policy.routing.Routed;
import org.shouxin.policy.routing.Routed.Route;
import org.shouxin.policy.routing.Routed.Unrouted;
import org.shouxin.policy.routing.Routing;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/** Routes each record and reads it by the policy that decides on it. Not thread-safe. */
public final class RoutedFileReader {

  private final RoutedFile routedFile;
  private final CustomerFile file;
  private final CustomerRowReader first;
  private final @Nullable String policy;
  private final Map<String, Seat> seats = new HashMap<>();
  private int key;

  private record Seat(FilePolicy filePolicy, CustomerRowReader reader) {}

  /**
   * @param policy id of the one policy whose rows matter; null when those of all do
   */
  RoutedFileReader(RoutedFile routedFile, @Nullable String policy) {
    this.routedFile = routedFile;
    this.policy = policy;
    this.file = routedFile.file();
    this.first = routedFile.only() == null ? file.routingRows() : file.rows();
    this.key = file.headings().key();
  }

  /**
   * The policy that decides on a record, and its facts; none if only another policy's rows are
   * wanted.
   *
   * @throws RefusedException if the policy's workbook cannot be used
   */
  public RoutedRow read(RawRow raw) throws RefusedException {
    return read(raw, filePolicy -> true);
  }

  /**
   * The same, but values are read only for the wanted policies; the rows of others have neither
   * facts nor faults.
   */
  public RoutedRow read(RawRow raw, Predicate<FilePolicy> wanted) throws RefusedException {
    FilePolicy only = routedFile.only();
    if (only != null) {
      return new RoutedRow(first.read(raw), only, null);
    }
    RawRow cut = first.cut(raw);
    CustomerRow routing = first.read(cut);
    Facts facts = routing.facts();
    if (facts == null) {
      return unassigned(cut, routing.faults());
    }
    Routed routed = route(facts);
    if (routed instanceof Unrouted unrouted) {
      return unassigned(cut, missing(cut, unrouted.missing()));
    }
    Route route = (Route) routed;
    if (policy != null && !policy.equals(route.policy())) {
      return unassigned(cut, List.of());
    }
    Seat seat = seats.get(route.policy());
    if (seat == null) {
      FilePolicy filePolicy = routedFile.filePolicy(route.policy());
      seat = new Seat(filePolicy, file.rows(filePolicy.headings()));
      seats.put(route.policy(), seat);
      key = filePolicy.headings().key();
    }
    CustomerRow row =
        wanted.test(seat.filePolicy)
            ? seat.reader.read(cut)
            : new CustomerRow(cut.line(), code(cut), null, List.of());
    return new RoutedRow(row, seat.filePolicy, route);
  }

  /**
   * The customer's code of a record; empty when it cannot be read.
   *
   * @throws RefusedException if the first policy's workbook, which knows the column, cannot be used
   */
  String customer(RawRow raw) throws RefusedException {
    RawRow cut = first.cut(raw);
    if (key < 0 && routedFile.key() < 0 && !file.headings().byLine()) {
      read(cut, filePolicy -> false);
    }
    return code(cut);
  }

  /** A fault with the cell of its column. */
  public RowFault located(RowFault fault) {
    return file.located(fault);
  }

  private Routed route(Facts facts) {
    Routing routing = routedFile.routing();
    if (routing == null) {
      throw new IllegalStateException("nothing is routed");
    }
    LocalDate asOf = routedFile.asOf();
    return routing.route(facts, asOf);
  }

  private RoutedRow unassigned(RawRow cut, List<RowFault> faults) {
    return new RoutedRow(new CustomerRow(cut.line(), code(cut), null, faults), null, null);
  }

  /** The customer's code, as far as a column for it is known yet. */
  private String code(RawRow cut) {
    return file.headings().byLine()
        ? String.valueOf(cut.line())
        : CustomerRowReader.code(cut, key >= 0 ? key : routedFile.key());
  }

  private List<RowFault> missing(RawRow cut, List<Fact> missing) {
    List<RowFault> faults = new ArrayList<>();
    for (Fact fact : missing) {
      faults.add(
          new RowFault(
              cut.line(),
              file.headings().title(fact).orElse(fact.name()),
              "",
              MissingText.of(fact, new Text("，无法确定由哪份政策决定", "; it tells which policy decides")),
              new Text(options(fact, true), options(fact, false))));
    }
    return faults;
  }

  private static String options(Fact fact, boolean zh) {
    return fact.options().stream()
        .map(o -> zh ? o.code() + "（" + o.label().zh() + "）" : o.code())
        .collect(Collectors.joining(zh ? "、" : ", "));
  }
}
