//! What the person did: state, actions, history.
