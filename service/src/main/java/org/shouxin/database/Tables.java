package org.shouxin.database;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * How the tables of a database fit this version; nothing is migrated.
 *
 * @param pending migrations that the next start makes
 * @param later whether a later version has migrated them further
 * @param broken whether a migration failed half-way
 */
public record Tables(int pending, boolean later, boolean broken) {

  /** Looks. */
  public static Tables of(DataSource database, String url) {
    MigrationInfo[] all =
        Flyway.configure()
            .dataSource(database)
            .locations(DatabaseConfiguration.locations(url))
            .load()
            .info()
            .all();
    return new Tables(
        (int) Arrays.stream(all).filter(each -> each.getState() == MigrationState.PENDING).count(),
        Arrays.stream(all).anyMatch(each -> each.getState() == MigrationState.FUTURE_SUCCESS),
        Arrays.stream(all).anyMatch(each -> each.getState().isFailed()));
  }

  /** Whether this version can work with them as they are. */
  public boolean current() {
    return pending == 0 && !later && !broken;
  }
}
