const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Variables of HTTP in nginx 1.27 with the modules of the controller's image (`ngx_http_*_module.c`). */
export const HTTP_VARIABLES = words(`
  ancient_browser args binary_remote_addr body_bytes_sent bytes_sent connection connection_requests connection_time
  connections_active connections_reading connections_waiting connections_writing content_length content_type date_gmt
  date_local document_root document_uri fastcgi_path_info fastcgi_script_name grpc_internal_trailers gzip_ratio host
  hostname http2 http3 https is_args limit_conn_status limit_rate limit_req_status modern_browser msec msie
  nginx_version pid pipe proxy_add_x_forwarded_for proxy_host proxy_internal_body_length proxy_internal_chunked
  proxy_port proxy_protocol_addr proxy_protocol_port proxy_protocol_server_addr proxy_protocol_server_port
  query_string realip_remote_addr realip_remote_port realpath_root remote_addr remote_port remote_user request
  request_body request_body_file request_completion request_filename request_id request_length request_method
  request_time request_uri scheme secure_link secure_link_expires server_addr server_name server_port server_protocol
  ssl_alpn_protocol ssl_cipher ssl_ciphers ssl_client_cert ssl_client_escaped_cert ssl_client_fingerprint
  ssl_client_i_dn ssl_client_i_dn_legacy ssl_client_raw_cert ssl_client_s_dn ssl_client_s_dn_legacy ssl_client_serial
  ssl_client_v_end ssl_client_v_remain ssl_client_v_start ssl_client_verify ssl_curve ssl_curves ssl_early_data
  ssl_protocol ssl_server_name ssl_session_id ssl_session_reused status tcpinfo_rcv_space tcpinfo_rtt tcpinfo_rttvar
  tcpinfo_snd_cwnd time_iso8601 time_local uid_got uid_reset uid_set upstream_addr upstream_bytes_received
  upstream_bytes_sent upstream_cache_etag upstream_cache_last_modified upstream_cache_status upstream_connect_time
  upstream_header_time upstream_response_length upstream_response_time upstream_status uri
`);

/** Variables that the controller's template and Lua define for every request (rootfs/etc/nginx/template/nginx.tmpl). */
export const CONTROLLER_VARIABLES = words(`
  balancer_ewma_score best_http_host connection_upgrade force_no_ssl_redirect force_ssl_redirect ingress_name
  literal_dollar location_path loggable namespace pass_access_scheme pass_port pass_server_port
  preserve_trailing_slash proxy_alternative_upstream_name proxy_upstream_name req_id service_name service_port
  ssl_redirect use_port_in_redirects
`);

/** Variables of TCP and UDP (`ngx_stream_*_module.c`), with the one that the controller adds. */
export const STREAM_VARIABLES = words(`
  binary_remote_addr bytes_received bytes_sent connection hostname limit_conn_status msec nginx_version pid protocol
  proxy_protocol_addr proxy_protocol_port proxy_protocol_server_addr proxy_protocol_server_port proxy_upstream_name
  realip_remote_addr realip_remote_port remote_addr remote_port server_addr server_name server_port session_time
  ssl_alpn_protocol ssl_cipher ssl_ciphers ssl_client_cert ssl_client_escaped_cert ssl_client_fingerprint
  ssl_client_i_dn ssl_client_raw_cert ssl_client_s_dn ssl_client_serial ssl_client_v_end ssl_client_v_remain
  ssl_client_v_start ssl_client_verify ssl_curve ssl_curves ssl_preread_alpn_protocols ssl_preread_protocol
  ssl_preread_server_name ssl_protocol ssl_server_name ssl_session_id ssl_session_reused status time_iso8601
  time_local upstream_addr upstream_bytes_received upstream_bytes_sent upstream_connect_time upstream_first_byte_time
  upstream_session_time
`);

/** The starts of names that stand for a header, a cookie, a parameter or an entry of the PROXY protocol. */
export const HTTP_PREFIXES = words(`
  arg_ cookie_ http_ proxy_protocol_tlv_ sent_http_ sent_trailer_ upstream_cookie_ upstream_http_ upstream_trailer_
`);
export const STREAM_PREFIXES = words('proxy_protocol_tlv_');

/** Variables that the template defines only with certain options, by the options that all have to be "true". */
export const OPTIONAL_VARIABLES: readonly { readonly names: RegExp; readonly options: readonly string[] }[] = [
  { names: /^geoip2_/, options: ['use-geoip2'] },
  { names: /^brotli_ratio$/, options: ['enable-brotli'] },
  { names: /^(opentelemetry|otel)_/, options: ['enable-opentelemetry'] },
  { names: /^full_x_forwarded_for$/, options: ['use-forwarded-headers', 'compute-full-forwarded-for'] },
];

/** Variables that the template defines as soon as one Ingress has a certain annotation, or the ConfigMap a certain option. */
export const OCCASIONAL_VARIABLES = words(`
  auth_cookie block_ref block_ua cache_key cors escaped_request_uri redirect_to target tmp_cache_key
`);
