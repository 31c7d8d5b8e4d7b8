window.YTD.protected_history.part0 = [
  {
    "protectedHistory": {
      "protectedAt": "2019-01-02T00:00:00.000Z",
      "action": "Unprotect"
    }
  },
  {
    "protectedHistory": {
      "protectedAt": "2019-02-02T00:00:00.000Z",
      "action": "Protect"
    }
  }
]
