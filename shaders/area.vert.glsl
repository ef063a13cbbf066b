layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec4 aNormal;
layout(location = 2) in float aSteps;

uniform float uStepsPerMm;

out vec3 vPosition;
out vec3 vNormal;
out float vInsideMm;

void main() {
  vPosition = aPosition;
  vNormal = aNormal.xyz;
  vInsideMm = aSteps / uStepsPerMm;
  gl_Position = uViewProjection * vec4(aPosition, 1.0);
}
