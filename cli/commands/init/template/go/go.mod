module shop

go 1.25

require github.com/cdk8s-portico/cdk8s-portico-go/cdk8sportico v{{ version }}
