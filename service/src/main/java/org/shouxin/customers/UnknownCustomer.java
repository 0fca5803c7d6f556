package org.shouxin.customers;

import java.time.LocalDate;
import java.util.List;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.IdempotentRequest;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.shouxin.web.RequestPlace;
import org.springframework.http.HttpStatus;

/** The database did not know this customer as of a day. */
public final class UnknownCustomer extends RefusedException {

  private static final long serialVersionUID = 1L;

  UnknownCustomer(String customer, LocalDate asOf) {
    super(
        List.of(
            new Problem(
                "customer",
                new Text("截至 " + asOf + " 没有该客户", "no such customer as of " + asOf),
                customer,
                new Text(
                    "数据库在该日已登记的客户代码",
                    "the code of a customer known to the database as of that date"),
                "unknown_customer")));
  }

  /** 404, for a customer named in the path. */
  RefusedRequest inPath() {
    return refused(RequestPlace.parameter("customer"));
  }

  /** 422, for a customer named in the body, at this pointer. */
  public RefusedRequest inBody(String pointer) {
    return refused(pointer).with(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private RefusedRequest refused(String place) {
    return new RefusedRequest(
        ProblemCode.UNKNOWN_CUSTOMER,
        new Text("没有该客户", "no such customer"),
        problems().stream().map(each -> each.at(place)).toList());
  }

  /** Work on a customer named in the path: an unknown one is 404. */
  public static <T> IdempotentRequest.Work<T> inPath(IdempotentRequest.Work<T> work) {
    return () -> {
      try {
        return work.answer();
      } catch (UnknownCustomer unknown) {
        throw unknown.inPath();
      }
    };
  }
}
