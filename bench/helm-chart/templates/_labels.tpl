{{- define "many.labels" -}}
app.kubernetes.io/instance: {{ . }}
app.kubernetes.io/managed-by: cdk8s-portico
app.kubernetes.io/name: {{ . }}
app.kubernetes.io/part-of: many
{{- end -}}
