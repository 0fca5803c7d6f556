package org.shouxin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.shouxin.web.RefusedRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Keys always, tokens when an issuer is configured; only what is listed is allowed. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class AccessConfiguration {

  /** No measurements of each filter: they cost more than the filters. */
  @Bean
  SecurityObservationSettings filtersUnobserved() {
    return SecurityObservationSettings.noObservations();
  }

  /**
   * Header values are checked where they are read, with a message about what is allowed; a code in
   * a path may contain a slash, as {@code %2F}, or a percent sign. No text contains the character
   * NUL: not every database keeps it.
   */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedHeaderValues(any -> true);
    firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    return firewall;
  }

  /** The one chain: no sessions, no cookies, hence no CSRF; no passwords; deny by default. */
  @Bean
  SecurityFilterChain security(
      HttpSecurity http,
      ApiKeys keys,
      WrongKeys wrong,
      Permissions permissions,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
      ObjectProvider<JwtDecoder> tokens,
      @Value("${shouxin.access.name-claim}") String nameClaim,
      @Value("${shouxin.access.roles-claim}") String rolesClaim) {
    AuthenticationEntryPoint unknown =
        (request, response, why) -> problems.resolveException(request, response, null, why);
    AccessDeniedHandler denied =
        (request, response, why) ->
            problems.resolveException(request, response, null, denied(permissions, request));
    http.csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(unknown).accessDeniedHandler(denied))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(
                        jakarta.servlet.DispatcherType.ERROR, jakarta.servlet.DispatcherType.ASYNC)
                    .permitAll()
                    .anyRequest()
                    .access(new PermissionCheck(permissions)))
        .addFilterBefore(new KeyFilter(keys, wrong, problems), AnonymousAuthenticationFilter.class)
        .addFilterBefore(new CallerLog(), AuthorizationFilter.class);
    JwtDecoder decoder = tokens.getIfAvailable();
    if (decoder != null) {
      http.oauth2ResourceServer(
          server ->
              server
                  .bearerTokenResolver(othersThanKeys())
                  .authenticationEntryPoint(
                      (request, response, why) ->
                          problems.resolveException(
                              request, response, null, wrong.token(request.getRemoteAddr(), why)))
                  .accessDeniedHandler(denied)
                  .jwt(
                      jwt ->
                          jwt.decoder(decoder)
                              .jwtAuthenticationConverter(
                                  new TokenCallers(nameClaim, rolesClaim))));
    }
    return http.build();
  }

  /** What a known caller is answered: no such path, method not allowed, or who may. */
  private static Exception denied(Permissions permissions, HttpServletRequest request) {
    PathContainer path = PermissionCheck.path(request);
    List<String> methods = permissions.methods(path);
    if (methods.isEmpty()) {
      return new NoHandlerFoundException(
          request.getMethod(), request.getRequestURI(), HttpHeaders.EMPTY);
    }
    String asked = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    return methods.contains(asked)
        ? RefusedRequest.forbidden(permissions.roles(asked, path))
        : new HttpRequestMethodNotSupportedException(asked, methods);
  }

  private static BearerTokenResolver othersThanKeys() {
    DefaultBearerTokenResolver resolver = new DefaultBearerTokenResolver();
    return request ->
        KeyFilter.bearer(request) == null && request.getHeader("X-API-Key") == null
            ? resolver.resolve(request)
            : null;
  }
}
