package org.shouxin.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key to be issued.
 *
 * @param name of its holder: letters, digits and . _ @ -
 * @param roles of its holder
 * @param days until it expires
 * @param person whether a person holds it, who then states purposes; without it, whether erp is not
 *     among the roles
 */
record KeyRequest(
    @NotNull @Pattern(regexp = ApiKeys.NAME, message = ApiKeys.NAME_SAID) String name,
    @NotNull @Size(min = 1) Set<Role> roles,
    @NotNull @Min(1) @Max(ApiKeys.MOST_DAYS) Integer days,
    @Nullable Boolean person) {}
