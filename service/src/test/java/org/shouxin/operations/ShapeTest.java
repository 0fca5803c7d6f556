package org.shouxin.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shouxin.server.TestService;

/** Shapes are strict: what is not said is not allowed. */
class ShapeTest {

  private static final Described DESCRIPTION =
      new Described(
          TestService.json(
              """
              {"schemas": {
                "Day": {"type": "object", "required": ["day"],
                  "properties": {"day": {"type": "string", "format": "date"}}},
                "Booked": {"allOf": [{"$ref": "#/schemas/Day"},
                  {"type": "object", "required": ["by"],
                    "properties": {"by": {"type": ["string", "null"], "enum": ["a", "b"]}}}]},
                "Some": {"type": "array", "minItems": 1, "maxItems": 2, "uniqueItems": true,
                  "items": {"type": "integer", "minimum": 0, "maximum": 9}},
                "More": {"type": "number", "exclusiveMinimum": 0},
                "Word": {"type": "string", "minLength": 2, "maxLength": 3, "pattern": "^[a-z]*$"},
                "Then": {"type": "string", "format": "date-time"},
                "Either": {"oneOf": [{"$ref": "#/schemas/Day"}, {"$ref": "#/schemas/Some"}]},
                "Both": {"oneOf": [{"$ref": "#/schemas/Day"}, {"$ref": "#/schemas/Day"}]},
                "Open": {"type": "object", "additionalProperties": {"type": "number"}},
                "Odd": {"type": "string", "patern": "x"}}}
              """));

  private static List<String> faults(String schema, String value) {
    return Shape.faults(
        TestService.json(value), DESCRIPTION.json().at("/schemas/" + schema), DESCRIPTION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Day    | {"day":"2026-10-31"}
          Booked | {"day":"2026-10-31","by":"a"}
          Booked | {"day":"2026-10-31","by":null}
          Some   | [0,9]
          More   | 0.01
          Word   | "ab"
          Word   | "abc"
          Then   | "2026-10-31T08:00:00Z"
          Either | [0]
          Either | {"day":"2026-10-31"}
          Open   | {"x":1.5}
          """)
  void whatIsAsTheSchemaSaysHasNoFaults(String schema, String value) {
    assertThat(faults(schema, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Day    | {}                                    | : lacks day
          Day    | {"day":"31.10.2026"}                  | /day: "31.10.2026" is no "date"
          Day    | {"day":"2026-02-30"}                  | /day: "2026-02-30" is no "date"
          Day    | {"day":7}                             | /day: 7 is no "string"
          Day    | {"day":"2026-10-31","night":"none"}   | : night is unknown
          Booked | {"day":"2026-10-31","by":"c"}         | /by: "c" is none of ["a","b"]
          Booked | {"by":"a"}                            | : lacks day
          Some   | []                                    | : too few
          Some   | [0,1,2]                               | : too many
          Some   | [1,1]                                 | : one twice
          Some   | [-1]                                  | /*: -1 is below the minimum
          Some   | [10]                                  | /*: 10 is above the maximum
          More   | 0                                     | : 0 is not above the minimum
          Word   | "a"                                   | : "a" is too short
          Word   | "abcd"                                | : "abcd" is too long
          Word   | "aB"                                  | : "aB" is not "^[a-z]*$"
          Then   | "2026-10-31"                          | : "2026-10-31" is no "date-time"
          Some   | [1.5]                                 | /*: 1.5 is no "integer"
          Either | {"night":1}                           | : lacks day
          Both   | {"day":"2026-10-31"}                  | : more than one of the shapes
          Open   | {"x":"1"}                             | /x: "1" is no "number"
          Odd    | "x"                                   | : the schema says [patern]
          None   | 1                                     | : no schema
          """)
  void whatIsNotIsNamed(String schema, String value, String fault) {
    assertThat(faults(schema, value)).containsExactly(fault);
  }
}
